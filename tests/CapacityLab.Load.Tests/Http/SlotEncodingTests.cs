using System.Text;
using System.Text.Json;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.Http;

public class SlotEncodingTests
{
    private static readonly string[] Hostile =
    [
        "O'Neil, \"Bob\"",
        "a\"b\\c&d=e #f%20 ü",
        "x\",\"admin\":true,\"y\":\"",
        "line\r\nbreak\ttab\u0001\u001f\b\f",
        "\\",
        "\\u0041\\",
        "\"",
        "",
        "}}{{",
        "𝄞 \u2028",
    ];

    [Theory]
    [InlineData("/search?q={{v}}", "C#", "/search?q=C%23")]
    [InlineData("/search?q={{v}}", "a&admin=1", "/search?q=a%26admin%3D1")]
    [InlineData("/search?q={{v}}", "100%", "/search?q=100%25")]
    [InlineData("/search?q={{v}}", "1+1", "/search?q=1%2B1")]
    [InlineData("/search?q={{v}}", "50%20off ", "/search?q=50%2520off%20")]
    [InlineData("/search?q={{v}}&w=1", "ü/?;@", "/search?q=%C3%BC%2F%3F%3B%40&w=1")]
    [InlineData("/items/{{v}}", "a/b?c#d%20", "/items/a%2Fb%3Fc%23d%2520")]
    [InlineData("/items/{{v}}/x?y=1", "ü v", "/items/%C3%BC%20v/x?y=1")]
    [InlineData("/items/{{v}}", "a+b=c&d@e:f", "/items/a+b=c&d@e:f")]
    [InlineData("{{v}}", "/a/b?c=d&e=%20", "/a/b?c=d&e=%20")]
    [InlineData("{{v}}", "/a b#c%", "/a%20b%23c%25")]
    [InlineData("{{v}}", "http://other.example:80/a?b=1", "/a?b=1")]
    [InlineData("{{v}}", "https://other.example", "/")]
    [InlineData("{{v}}?page={{v}}", "/a&b", "/a&b?page=%2Fa%26b")]
    [InlineData("/search?{{v}}", "q=a&b=%20 #", "/search?q=a&b=%20%20%23")]
    [InlineData("/search?{{v}}&c=1", "q=a", "/search?q%3Da&c=1")]
    public void A_slot_of_an_address_is_data_where_it_is_a_part_and_kept_where_it_is_all(
        string path,
        string value,
        string sent
    ) => Assert.Equal(sent, Filled(SlotText.OfPath(new Uri("http://127.0.0.1"), path, _ => 0), value));

    [Fact]
    public void The_path_of_the_target_does_not_change_what_a_slot_is() =>
        Assert.Equal(
            "/shop/a?b=1",
            Filled(SlotText.OfPath(new Uri("http://127.0.0.1/shop/"), "{{v}}", _ => 0), "/a?b=1")
        );

    [Fact]
    public void A_body_of_json_stays_json_with_any_value()
    {
        foreach (var value in Hostile)
        {
            var sent = Filled(
                Json("""{"who":"{{v}}","said":"<{{v}}>","{{v}}":1,"l":["{{v}}"],"e":"\\\"{{v}}"}"""),
                value
            );

            using var read = JsonDocument.Parse(sent);
            var root = read.RootElement;
            Assert.Equal(value, root.GetProperty("who").GetString());
            Assert.Equal($"<{value}>", root.GetProperty("said").GetString());
            Assert.Equal(1, root.GetProperty(value).GetInt32());
            Assert.Equal(value, root.GetProperty("l")[0].GetString());
            Assert.Equal($"\\\"{value}", root.GetProperty("e").GetString());
            Assert.Equal(5, root.EnumerateObject().Count());
        }
    }

    [Theory]
    [InlineData("""{"n":"{{v}}"}""", """{"n":12}""")]
    [InlineData("""["{{v}}","{{v}}"]""", """[12,12]""")]
    [InlineData("""{"n":"no {{v}}"}""", """{"n":"no 12"}""")]
    [InlineData("""{"n":"{{v}}{{v}}"}""", """{"n":"1212"}""")]
    [InlineData("""{"{{v}}":0}""", """{"12":0}""")]
    [InlineData("""{"n":{{v}}}""", """{"n":12}""")]
    public void A_number_stays_a_number_where_it_is_a_whole_value(string body, string sent) =>
        Assert.Equal(sent, Filled(Json(body), "12", isJson: true));

    [Fact]
    public void Text_of_digits_stays_text() =>
        Assert.Equal("""{"zip":"01234"}""", Filled(Json("""{"zip":"{{v}}"}"""), "01234"));

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a={{v}}&b=1", "x&y=1 ü%+~", "a=x%26y%3D1+%C3%BC%25%2B%7E&b=1")]
    [InlineData("Application/X-WWW-Form-Urlencoded ; charset=utf-8", "a={{v}}", "&", "a=%26")]
    [InlineData("application/x-www-form-urlencoded", "{{v}}", "a=1&b=2", "a=1&b=2")]
    [InlineData("text/plain", "a={{v}}", "x&\"y", "a=x&\"y")]
    public void A_form_is_encoded_and_other_text_is_sent_as_it_is(string type, string body, string value, string sent)
    {
        var step = new HttpStep
        {
            Name = "s",
            Path = "/",
            Body = body,
            Headers = [new("content-type", type)],
        };

        Assert.Equal(sent, Filled(SlotText.OfBody(step, _ => 0), value));
    }

    [Fact]
    public void A_header_stays_on_its_line() =>
        Assert.Equal("a  X: b", Filled(SlotText.OfHeader("{{v}}", _ => 0), "a\r\nX: b"));

    private static SlotText Json(string body) =>
        SlotText.OfBody(
            new HttpStep
            {
                Name = "s",
                Path = "/",
                Body = body,
                BodyIsJson = true,
            },
            _ => 0
        );

    private static string Filled(SlotText text, string value, bool isJson = false)
    {
        var values = new SlotValues(1);
        values.Set(0, Encoding.UTF8.GetBytes(value), isJson);
        return Encoding.UTF8.GetString(text.Fill(values));
    }
}
