using System.Text;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.Http;

/// <summary>Rules of RFC 6265, each with the case that tells it from another reading.</summary>
public class CookieJarTests
{
    private const string Host = "http://www.shop.example";

    [Theory]
    // 5.2: what is a name and what a value.
    [InlineData("a=b", "a=b")]
    [InlineData(" a =  b ", "a=b")]
    [InlineData("a=b=c", "a=b=c")]
    [InlineData("a=", "a=")]
    [InlineData("a=\"b; c\"", "a=\"b")]
    [InlineData("a", "")]
    [InlineData("=b", "")]
    [InlineData("", "")]
    [InlineData("; a=b", "")]
    // 5.2.2 and 5.3: Max-Age wins, the last of each counts, what is no number is ignored.
    [InlineData("a=b; Max-Age=0", "")]
    [InlineData("a=b; max-age=-1", "")]
    [InlineData("a=b; Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "a=b")]
    [InlineData("a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600", "a=b")]
    [InlineData("a=b; Max-Age=0; Expires=Fri, 01 Jan 2094 00:00:00 GMT", "")]
    [InlineData("a=b; Max-Age=0; Max-Age=5", "a=b")]
    [InlineData("a=b; Max-Age=", "a=b")]
    [InlineData("a=b; Max-Age=0x", "a=b")]
    [InlineData("a=b; Max-Age=+0", "a=b")]
    [InlineData("a=b; Max-Age=99999999999999999999999999", "a=b")]
    [InlineData("a=b; Expires=no date", "a=b")]
    // 5.2.3: Domain.
    [InlineData("a=b; Domain=www.shop.example", "a=b")]
    [InlineData("a=b; Domain=SHOP.example", "a=b")]
    [InlineData("a=b; Domain=.shop.example", "a=b")]
    [InlineData("a=b; Domain=", "a=b")]
    [InlineData("a=b; Domain=other.example", "")]
    [InlineData("a=b; Domain=a.www.shop.example", "")]
    [InlineData("a=b; Domain=op.example", "")]
    // 5.2.5: Secure goes not over http; HttpOnly and what is unknown changes nothing.
    [InlineData("a=b; Secure", "")]
    [InlineData("a=b; secure=no", "")]
    [InlineData("a=b; HttpOnly; SameSite=Strict; x", "a=b")]
    public void A_cookie_is_kept_by_its_attributes(string set, string sent) =>
        Assert.Equal(sent, Sent([("/", set)], "/"));

    [Theory]
    // 5.1.1: any order, any delimiter, years of two digits.
    [InlineData("Thu, 01-Jan-1970 00:00:00 GMT")]
    [InlineData("Thursday, 01-Jan-70 00:00:00 GMT")]
    [InlineData("Thu Jan  1 00:00:00 1970")]
    [InlineData("1970 1 january 0:0:0")]
    [InlineData("00:00:01 1 Jan 99")]
    [InlineData("Mon, 10-Dec-2007 17:02:24 GMT")]
    [InlineData("Wed, 09 Dec 2009 16:27:23 UTC")]
    [InlineData("2009-dec-09;16:27:23")]
    [InlineData("31 December 1969 23:59:59junk")]
    public void A_date_that_is_past_deletes_whatever_its_form(string date) =>
        Assert.Equal("", Sent([("/", "a=b"), ("/", $"a=; expires={date.Replace(';', ' ')}")], "/"));

    [Theory]
    [InlineData("Thu, 01 Jan 2069 00:00:00 GMT")]
    [InlineData("01-Jan-69 00:00:00")]
    [InlineData("Thu, 32 Jan 1970 00:00:00 GMT")]
    [InlineData("Thu, 29 Feb 1971 00:00:00 GMT")]
    [InlineData("Thu, 01 Jan 1970 24:00:00 GMT")]
    [InlineData("Thu, 01 Jan 1970 00:60:00 GMT")]
    [InlineData("Thu, 01 Jan 1970")]
    [InlineData("Thu, 01 Jan 1600 00:00:00 GMT")]
    [InlineData("01 Foo 1970 00:00:00")]
    [InlineData("01 Jan 19700 00:00:00")]
    [InlineData("0")]
    public void A_date_that_is_to_come_or_none_deletes_nothing(string date) =>
        Assert.Equal("a=b", Sent([("/", $"a=b; expires={date}")], "/"));

    [Theory]
    // 5.1.4: default-path and path-match.
    [InlineData("/in", "a=b", "/", "a=b")]
    [InlineData("/x/in", "a=b", "/x/out", "a=b")]
    [InlineData("/x/in", "a=b", "/x", "a=b")]
    [InlineData("/x/in", "a=b", "/xy", "")]
    [InlineData("/x/in", "a=b", "/", "")]
    [InlineData("/x/in?q=/y/", "a=b", "/x/y", "a=b")]
    [InlineData("/x/in", "a=b; Path=/", "/y", "a=b")]
    [InlineData("/x/in", "a=b; Path=/z", "/z/1", "a=b")]
    [InlineData("/x/in", "a=b; Path=/z/", "/z", "")]
    [InlineData("/x/in", "a=b; Path=/z", "/zz", "")]
    [InlineData("/x/in", "a=b; Path=z", "/x/1", "a=b")]
    [InlineData("/x/in", "a=b; Path=/z; Path=", "/x/1", "a=b")]
    [InlineData("/x/in", "a=b; Path=/X", "/x/1", "")]
    [InlineData("/", "a=b; Path=/p", "/p?x=1", "a=b")]
    public void A_cookie_goes_with_the_paths_below_its_own(string from, string set, string to, string sent) =>
        Assert.Equal(sent, Sent([(from, set)], to));

    [Fact]
    public void Cookies_of_one_name_for_several_paths_are_several_and_the_longest_path_comes_first()
    {
        (string, string)[] set = [("/", "a=1; Path=/"), ("/", "b=2; Path=/"), ("/", "a=3; Path=/admin")];

        Assert.Equal("a=3; a=1; b=2", Sent(set, "/admin/x"));
        Assert.Equal("a=1; b=2", Sent(set, "/"));
        Assert.Equal("b=2; a=4", Sent([("/", "b=2"), ("/", "a=1"), ("/", "a=4")], "/"));
        Assert.Equal("b=9; a=1", Sent([("/", "b=2"), ("/", "a=1"), ("/", "b=9")], "/"));
        Assert.Equal("a=1; b=2", Sent([.. set, ("/", "a=; Path=/admin; Max-Age=0")], "/admin"));
    }

    [Fact]
    public void Secure_cookies_go_over_https_and_an_ip_address_has_no_domain()
    {
        Assert.Equal("a=b", Sent([("/", "a=b; Secure")], "/", "https://shop.example"));
        Assert.Equal("", Sent([("/", "a=b; Domain=0.0.1")], "/", "http://127.0.0.1"));
        Assert.Equal("a=b", Sent([("/", "a=b; Domain=127.0.0.1")], "/", "http://127.0.0.1"));
    }

    [Fact]
    public void A_cookie_ends_when_its_time_is_over()
    {
        var time = new ManualTime();
        var jar = new CookieJar(time);
        Ask(jar, "/", Host);
        jar.Set("a=b; Max-Age=10"u8);
        time.Now += TimeSpan.FromSeconds(9);
        Assert.Equal("a=b", jar.ToString());
        time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("", jar.ToString());
    }

    [Fact]
    public void The_host_is_the_one_that_the_step_names()
    {
        var step = new HttpStep
        {
            Name = "s",
            Path = "/",
            Headers = [new("Host", "Shop.Example:8080")],
        };
        var origin = CookieOrigin.Of(step, new Uri("http://127.0.0.1:5000"));

        Assert.True(origin.IsWithin("example"u8));
        Assert.Equal("shop.example", Encoding.ASCII.GetString(origin.Host));
    }

    private static string Sent((string Path, string Set)[] answers, string path, string host = Host)
    {
        var jar = new CookieJar();
        foreach (var (from, set) in answers)
        {
            Ask(jar, from, host);
            jar.Set(Encoding.Latin1.GetBytes(set));
        }

        Ask(jar, path, host);
        return jar.ToString();
    }

    private static void Ask(CookieJar jar, string path, string host)
    {
        var address = new Uri(host);
        var step = new HttpStep { Name = "s", Path = path };
        jar.Ask(CookieOrigin.Of(step, address), SlotText.OfPath(address, path, _ => 0), new SlotValues(0));
    }

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
