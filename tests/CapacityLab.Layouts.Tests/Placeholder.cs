namespace CapacityLab.Layouts.Tests;

public class Placeholder
{
    [Fact]
    public void Builds() { }
}
