using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.Http;

public class TemplateTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("/a/{{x}}", "/a/|")]
    [InlineData("{{x}}{{y}}", "||")]
    [InlineData("a{{ x }}b{{y}}c{{x}}d", "a|b|c|d")]
    [InlineData("{\"id\":{{x}}}", "{\"id\":|}")]
    public void A_text_is_taken_apart_at_its_slots(string text, string literals)
    {
        var template = Template.Parse(text, name => name == "x" ? 0 : 1);

        Assert.Equal(literals, string.Join('|', template.Literals));
        Assert.Equal(template.Literals.Count - 1, template.Slots.Count);
    }

    [Fact]
    public void A_slot_that_is_not_closed_is_refused_and_not_repeated_in_full()
    {
        var error = Assert.Throws<FormatException>(() => Template.NamesIn("/a/{{x" + new string('y', 200_000)));

        Assert.InRange(error.Message.Length, 1, 200);
    }

    [Fact]
    public void Text_in_an_address_is_encoded_but_for_what_has_a_meaning_there()
    {
        Assert.Equal("/a%20b/%C3%BC?q=%22x%22&r=1", UrlText.Encode("/a b/ü?q=\"x\"&r=1"));
    }
}
