using System.Text;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http1;
using CapacityLab.Load.Recording;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Http;

/// <summary>What a step expects of its answer, and what it keeps of it.</summary>
internal sealed class AnswerCheck(HttpStep step, Func<string, int> slotOf)
{
    private readonly bool[]? expected =
        step.ExpectStatus.Count == 0 ? null : [.. Enumerable.Range(0, 600).Select(step.ExpectStatus.Contains)];

    private readonly byte[]? contains = step.ExpectBodyContains is { } needle ? Encoding.UTF8.GetBytes(needle) : null;

    private readonly Capture[] captures =
    [
        .. step.Capture.Select(c => new Capture(slotOf(c.Key), JsonPath.Parse(c.Value))),
    ];

    private Func<int, int>? bytesKept;

    /// <summary>Whether the body has to be looked at, not only counted.</summary>
    public bool NeedsBody => contains is not null || captures.Length > 0;

    /// <summary>By status, how many bytes of a body have to be at hand: of an answer that fails its beginning. Made once.</summary>
    public Func<int, int> BytesKept => bytesKept ??= KeptOf;

    public bool Expects(int status) =>
        expected is null ? status is >= 200 and < 400 : status < expected.Length && expected[status];

    /// <summary>Kind of failure; null: as expected. Fills the captured values, without allocation.</summary>
    public string? Check(ReadOnlySpan<byte> answer, SlotValues values)
    {
        if (Lacks(answer))
        {
            return FailureKinds.BodyMismatch;
        }

        foreach (var capture in captures)
        {
            if (!capture.Path.TryFind(answer, values, capture.Slot))
            {
                return FailureKinds.CaptureMissing;
            }
        }

        return null;
    }

    private int KeptOf(int status) =>
        NeedsBody ? ResponseLimits.BodyKept
        : Expects(status) ? 0
        : FailureText.BytesKept;

    private bool Lacks(ReadOnlySpan<byte> answer) => contains is not null && answer.IndexOf(contains) < 0;

    private readonly record struct Capture(int Slot, JsonPath Path);
}
