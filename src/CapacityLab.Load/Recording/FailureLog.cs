using System.Collections.Concurrent;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Recording;

/// <summary>The first failure of each step and kind, up to 50 of them. For any thread; an answer that is ok does not come here.</summary>
/// <param name="hide">Takes secrets out of a text.</param>
internal sealed class FailureLog(Func<string, string> hide)
{
    private const int Most = 50;

    /// <summary>Stands for the step of a failure that none of an iteration's steps has counted.</summary>
    private const int Iteration = -1;

    private readonly ConcurrentDictionary<(int Step, string Kind), FailureExample> first = new();
    private int count;

    /// <summary>Whether an example is still to be made: the text of one costs more than to ask.</summary>
    public bool Wants(int step, string kind) => Volatile.Read(ref count) < Most && !first.ContainsKey((step, kind));

    public void Note(int step, string kind, string request, int? status, string message)
    {
        if (Wants(step, kind))
        {
            Add(
                step,
                new FailureExample
                {
                    Kind = kind,
                    Request = request,
                    Status = status,
                    Message = message,
                }
            );
        }
    }

    /// <summary>Of an iteration that failed apart from its steps.</summary>
    public void NoteIteration(string scenario, string kind, string message)
    {
        if (Wants(Iteration, kind))
        {
            Add(
                Iteration,
                new FailureExample
                {
                    Scenario = scenario,
                    Kind = kind,
                    Message = message,
                }
            );
        }
    }

    /// <summary>The most frequent first, with the counts of the totals.</summary>
    public IReadOnlyList<FailureExample> Examples(Totals totals, StepTable steps) =>
        [
            .. first
                .Select(noted => Counted(noted.Key.Step, noted.Value, totals, steps))
                .Where(example => example.Count > 0)
                .OrderByDescending(example => example.Count)
                .ThenBy(example => example.Scenario, StringComparer.Ordinal)
                .ThenBy(example => example.Step, StringComparer.Ordinal)
                .ThenBy(example => example.Kind, StringComparer.Ordinal),
        ];

    private void Add(int step, FailureExample example)
    {
        var shown = example with
        {
            Request = FailureText.Shown(hide(example.Request)),
            Message = FailureText.Shown(hide(example.Message)),
        };
        if (first.TryAdd((step, example.Kind), shown))
        {
            Interlocked.Increment(ref count);
        }
    }

    private static FailureExample Counted(int step, FailureExample example, Totals totals, StepTable steps) =>
        step == Iteration
            ? example with
            {
                Count = totals.OwnFailures.Of(example.Kind),
            }
            : example with
            {
                Scenario = steps[step].Scenario,
                Step = steps[step].Name,
                Count = step < totals.Steps.Count ? totals.Steps[step]?.Failures.Of(example.Kind) ?? 0 : 0,
            };
}
