using System.Text.Json;
using CapacityLab.Results.Texts;

namespace CapacityLab.Results.Tests.Texts;

public class VisibleTextTests
{
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("\u001b]0;title\u0007", "\\u{1b}]0;title\\u{7}")]
    [InlineData("\u001b]52;c;eA==\u0007", "\\u{1b}]52;c;eA==\\u{7}")]
    [InlineData("\u001b[2J\u009b2J", "\\u{1b}[2J\\u{9b}2J")]
    [InlineData("a\rb", "a\\u{d}b")]
    [InlineData("a\r\nb\tc\n", "a\nb\tc\n")]
    [InlineData("\0\b\u007f\u0085", "\\u{0}\\u{8}\\u{7f}\\u{85}")]
    [InlineData("\u202ecba\u2066\u200e\u061c\ufeff", "\\u{202e}cba\\u{2066}\\u{200e}\\u{61c}\\u{feff}")]
    [InlineData("\u2028\u2029", "\\u{2028}\\u{2029}")]
    [InlineData("\udb40\udc41", "\\u{e0041}")]
    [InlineData("🙂é≥×µ—", "🙂é≥×µ—")]
    public void What_a_terminal_would_obey_is_seen(string text, string expected)
    {
        Assert.Equal(expected, VisibleText.Of(text));
        Assert.Same(VisibleText.Of(expected), VisibleText.Of(expected));
    }

    [Fact]
    public void Half_a_pair_is_seen() => Assert.Equal("a\\u{d800}b", VisibleText.Of("a" + (char)0xd800 + "b"));

    [Fact]
    public void Every_character_of_the_first_plane_is_either_left_or_seen()
    {
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            string shown = VisibleText.Of($"a{(char)unit}b");
            bool isObeyed =
                unit is (< 32 and not 9 and not 10) or (>= 0x7f and <= 0x9f) or (>= 0x202a and <= 0x202e)
                || unit is (>= 0x2066 and <= 0x2069) or 0x200e or 0x200f or 0x2028 or 0x2029 or 0xfeff;
            Assert.True(!isObeyed || shown.All(c => c is >= ' ' and <= '~'), $"U+{unit:X4}");
        }
    }

    [Fact]
    public void Json_keeps_its_values()
    {
        const string Value = "a\u202e\u009b\u2028🙂é";
        string json = JsonSerializer.Serialize(Value, Relaxed);
        string shown = VisibleText.OfJson(json);

        Assert.NotEqual(json, shown);
        Assert.Equal(Value, JsonSerializer.Deserialize<string>(shown));
        Assert.Equal(shown, VisibleText.Of(shown));
    }
}
