using System.CommandLine;
using CapacityLab.Commands.Fits;
using CapacityLab.Commands.Sizes;

namespace CapacityLab.Tests.Commands;

public class TypedNumberTests
{
    [Theory]
    [InlineData("--at", "x", "a number above 0, as 12 or 0.5, from 0.000001 to 1,000,000,000")]
    [InlineData("--load", "abc", "a number above 0, as 12 or 0.5, from 0.000001 to 1,000,000,000,000,000")]
    [InlineData("--seed", "1.5", "a whole number from -2147483648 to 2147483647")]
    public void Fit_tells_what_was_found_and_what_is_allowed(string option, string found, string allowed) =>
        IsTold(new FitOptions().Command(_ => Task.FromResult(0)), ["fit.csv", option, found], option, found, allowed);

    [Theory]
    [InlineData("--load", "abc", "0.001 to 100,000,000")]
    [InlineData("--headroom", "1/3", "0 to 0.95")]
    [InlineData("--spare", "one", "0 to 10")]
    public void Size_does_the_same(string option, string found, string allowed) =>
        IsTold(new SizeOptions().Command(_ => Task.FromResult(0)), [option, found], option, found, allowed);

    [Fact]
    public void Several_numbers_are_all_read()
    {
        FitRequest? request = null;
        var command = new FitOptions().Command(one =>
        {
            request = one;
            return Task.FromResult(0);
        });

        // The file last: an option takes one number, and leaves it alone.
        command.Parse(["--at", "12", "--at", "0.5", "--at", "1e3", "fit.csv"]).Invoke();

        Assert.Equal("fit.csv", request!.File);
        Assert.Equal([12, 0.5, 1_000], request.At);
        Assert.Empty(request.Loads);
    }

    private static void IsTold(Command command, string[] line, string option, string found, string allowed) =>
        Assert.Equal(
            $"command line: {option}: found \"{found}\"; allowed: {allowed}",
            Assert.Single(command.Parse(line).Errors).Message
        );
}
