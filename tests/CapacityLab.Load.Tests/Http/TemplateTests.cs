using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.Http;

public class TemplateTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("/a/{{x}}", "/a/1")]
    [InlineData("{{x}}{{y}}", "12")]
    [InlineData("a{{ x }}b{{y}}c{{x}}d", "a1b2c1d")]
    [InlineData("{\"id\":{{x}}}", "{\"id\":1}")]
    public void Slots_are_filled(string text, string filled)
    {
        var template = Template.Parse(text, name => name == "x" ? 0 : 1);

        Assert.Equal(filled, template.Fill(["1", "2"]));
    }

    [Fact]
    public void A_slot_that_is_not_closed_is_refused()
    {
        Assert.Throws<FormatException>(() => Template.NamesIn("/a/{{x"));
    }

    [Fact]
    public void Text_in_an_address_is_encoded_but_for_what_has_a_meaning_there()
    {
        Assert.Equal("/a%20b/%C3%BC?q=%22x%22&r=1", UrlText.Encode("/a b/ü?q=\"x\"&r=1"));
    }
}
