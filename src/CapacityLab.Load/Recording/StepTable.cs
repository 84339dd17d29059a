using System.Collections.Concurrent;

namespace CapacityLab.Load.Recording;

/// <summary>
/// Numbers the steps, so that recorders keep them in lists. Steps of code are known only when they are first run; past
/// a bounded number (a name made of an identifier, say) they are counted together.
/// </summary>
internal sealed class StepTable
{
    private const int MostSteps = 200;
    private readonly ConcurrentDictionary<StepKey, int> numbers = new();
    private readonly List<StepKey> keys = [];
    private readonly Lock gate = new();

    public int NumberOf(string scenario, string name) =>
        numbers.TryGetValue(new StepKey(scenario, name), out var number) ? number : Add(new StepKey(scenario, name));

    public StepKey this[int number]
    {
        get
        {
            lock (gate)
            {
                return keys[number];
            }
        }
    }

    private int Add(StepKey key)
    {
        lock (gate)
        {
            key = keys.Count < MostSteps ? key : new StepKey(key.Scenario, "other");
            if (numbers.TryGetValue(key, out var number))
            {
                return number;
            }

            keys.Add(key);
            return numbers[key] = keys.Count - 1;
        }
    }
}
