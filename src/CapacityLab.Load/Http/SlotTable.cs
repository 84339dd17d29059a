namespace CapacityLab.Load.Http;

/// <summary>Places of the slots' values, by name.</summary>
internal sealed class SlotTable
{
    /// <summary>Of the Cookie header's line: no user's slot has such a name.</summary>
    public const string Cookies = " cookies";

    private readonly Dictionary<string, int> places = [];

    public int Count => places.Count;

    public int PlaceOf(string name)
    {
        if (!places.TryGetValue(name, out var place))
        {
            places[name] = place = places.Count;
        }

        return place;
    }
}
