using System.Globalization;

namespace CapacityLab.Reports.Tests.Approved;

/// <summary>Runs code as on a machine that writes 1.234,5 and 25/11/2026; the real ones are not there without ICU.</summary>
internal static class Cultures
{
    public static T InGerman<T>(Func<T> render)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = German();
        try
        {
            return render();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        culture.DateTimeFormat.DateSeparator = ".";
        return culture;
    }
}
