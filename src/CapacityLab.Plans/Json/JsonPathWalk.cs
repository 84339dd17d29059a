namespace CapacityLab.Plans.Json;

/// <summary>Keeps the path while a JSON text is read from its first token to its last.</summary>
internal sealed class JsonPathWalk
{
    private readonly Stack<Container> containers = new();

    /// <summary>Path of the value that stands or is about to stand.</summary>
    public string Path { get; private set; } = JsonPath.Root;

    /// <summary>Takes a property's name; false: its object has it already.</summary>
    public bool Name(string name)
    {
        var container = containers.Peek();
        Path = JsonPath.Property(container.Path, name);
        return container.Names.Add(name);
    }

    /// <summary>Takes a value and returns its path.</summary>
    public string Value()
    {
        if (containers.TryPeek(out var container) && container.IsList)
        {
            Path = JsonPath.Item(container.Path, container.Count++);
        }

        return Path;
    }

    public void Enter(bool isList) => containers.Push(new Container(Path, isList));

    public void Leave() => Path = containers.Pop().Path;

    private sealed class Container(string path, bool isList)
    {
        public string Path => path;

        public bool IsList => isList;

        public int Count { get; set; }

        public HashSet<string> Names { get; } = [];
    }
}
