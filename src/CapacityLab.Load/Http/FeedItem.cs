namespace CapacityLab.Load.Http;

/// <summary>One value of a list.</summary>
/// <param name="Text">As it is filled in.</param>
/// <param name="IsJson">Whether it is a number or a boolean of JSON, and stays one where it is all of a value of a JSON body.</param>
public readonly record struct FeedItem(string Text, bool IsJson = false)
{
    public static implicit operator FeedItem(string text) => new(text);

    public override string ToString() => Text;
}
