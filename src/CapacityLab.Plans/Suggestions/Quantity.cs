using System.Globalization;

namespace CapacityLab.Plans.Suggestions;

/// <summary>Sizes as Kubernetes and Compose write them.</summary>
internal static class Quantity
{
    /// <summary>Thousandths of a core, rounded up, as <c>250m</c>.</summary>
    public static string Millicores(double cores) => Invariant(Math.Ceiling(Math.Round(cores * 1_000, 6))) + "m";

    public static string Cores(double cores) => cores.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>As <c>256Mi</c>, or in Ki where that is not whole.</summary>
    public static string Kubernetes(double mebibytes) => Binary(mebibytes, "Mi", "Ki");

    /// <summary>As <c>256M</c>: in Compose that is MiB too.</summary>
    public static string Compose(double mebibytes) => Binary(mebibytes, "M", "K");

    private static string Binary(double mebibytes, string mega, string kilo) =>
        double.IsInteger(mebibytes) ? Invariant(mebibytes) + mega : Invariant(Math.Ceiling(mebibytes * 1_024)) + kilo;

    private static string Invariant(double whole) => whole.ToString("0", CultureInfo.InvariantCulture);
}
