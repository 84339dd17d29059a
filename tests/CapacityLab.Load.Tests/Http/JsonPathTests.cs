using System.Text;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.Http;

public class JsonPathTests
{
    private const string Json = """
        {"skip":{"id":9,"b":[1,{"c":2}]},"id":42,"name":"a \"b\"","a":{"b":[{"c":"x"},{"c":1.50}]},"none":null,"yes":true}
        """;

    [Theory]
    [InlineData("$.id", "42")]
    [InlineData("$.name", "a \"b\"")]
    [InlineData("$.a.b[0].c", "x")]
    [InlineData("$.a.b[1].c", "1.50")]
    [InlineData("$.yes", "true")]
    [InlineData("$.skip.b", "[1,{\"c\":2}]")]
    [InlineData("$.skip.b[1].c", "2")]
    [InlineData("$.none", null)]
    [InlineData("$.a.b[2].c", null)]
    [InlineData("$.a.c", null)]
    [InlineData("$.id.x", null)]
    [InlineData("$.id[0]", null)]
    public void A_path_leads_to_its_value(string path, string? value)
    {
        Assert.Equal(value, Find(path, Encoding.UTF8.GetBytes(Json)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"id\":")]
    public void In_what_is_not_json_nothing_is_found(string text)
    {
        Assert.Null(Find("$.id", Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("{\"id\":\"\\ud800\"}")] // Half of a surrogate pair.
    [InlineData("{\"id\":\"caf\u00e9\"}")] // As Latin 1, which is not UTF-8.
    public void A_string_that_is_not_text_is_not_found(string text)
    {
        Assert.Null(Find("$.id", Encoding.Latin1.GetBytes(text)));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("$.")]
    [InlineData("$..id")]
    [InlineData("$.a[x]")]
    [InlineData("$.a[-1]")]
    [InlineData("$.a[1")]
    public void Other_paths_are_refused(string path)
    {
        Assert.Throws<FormatException>(() => JsonPath.Parse(path));
    }

    private static string? Find(string path, byte[] json)
    {
        var values = new SlotValues(1);
        return JsonPath.Parse(path).TryFind(json, values, 0) ? Encoding.UTF8.GetString(values[0]) : null;
    }
}
