namespace TargetApp.Tests;

public class Placeholder
{
    [Fact]
    public void Builds() { }
}
