namespace CapacityLab.Load.Http;

/// <summary>Reads the dates of Set-Cookie: RFC 6265, 5.1.1, which takes what servers write in the parts' order of their choice.</summary>
internal static class CookieDate
{
    private const int Unset = -1;

    /// <summary>False: it is no date.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset date)
    {
        var found = new Parts();
        for (var at = 0; at < text.Length; )
        {
            var length = TokenLength(text[at..]);
            found.Take(text.Slice(at, length));
            at += length + 1;
        }

        return found.TryDate(out date);
    }

    private static int TokenLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && !IsDelimiter(text[length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsDelimiter(byte b) =>
        b is 0x09 or (>= 0x20 and <= 0x2F) or (>= 0x3B and <= 0x40) or (>= 0x5B and <= 0x60) or (>= 0x7B and <= 0x7E);

    /// <summary>Up to the given number of digits, at least one; what follows begins with none.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> text, int least, int most, out int number, out int length)
    {
        (number, length) = (0, 0);
        while (length < text.Length && length <= most && text[length] is >= (byte)'0' and <= (byte)'9')
        {
            number = (number * 10) + text[length++] - '0';
        }

        return length >= least && length <= most;
    }

    private struct Parts()
    {
        private (int Hour, int Minute, int Second) time = (Unset, Unset, Unset);
        private int day = Unset;
        private int month = Unset;
        private int year = Unset;

        /// <summary>Takes a token for the first part, of those still missing, that it fits.</summary>
        public void Take(ReadOnlySpan<byte> token)
        {
            if (time.Hour == Unset && TryTime(token, out var read))
            {
                time = read;
            }
            else if (day == Unset && TryNumber(token, 1, 2, out var number, out _))
            {
                day = number;
            }
            else if (month == Unset && MonthOf(token) is var found and > 0)
            {
                month = found;
            }
            else if (year == Unset && TryNumber(token, 2, 4, out number, out _))
            {
                year = Century(number);
            }
        }

        public readonly bool TryDate(out DateTimeOffset date)
        {
            date = default;
            var isDate =
                year >= 1601
                && month > 0
                && day >= 1
                && day <= DateTime.DaysInMonth(year, month)
                && time is { Hour: >= 0 and <= 23, Minute: <= 59, Second: <= 59 };
            if (isDate)
            {
                date = new DateTimeOffset(year, month, day, time.Hour, time.Minute, time.Second, TimeSpan.Zero);
            }

            return isDate;
        }

        private static int Century(int year) =>
            year switch
            {
                >= 70 and <= 99 => year + 1900,
                <= 69 => year + 2000,
                _ => year,
            };

        private static bool TryTime(ReadOnlySpan<byte> token, out (int Hour, int Minute, int Second) time)
        {
            time = default;
            return TryNumber(token, 1, 2, out time.Hour, out var at)
                && TryColonNumber(token, ref at, out time.Minute)
                && TryColonNumber(token, ref at, out time.Second);
        }

        private static bool TryColonNumber(ReadOnlySpan<byte> token, ref int at, out int number)
        {
            number = 0;
            if (
                at >= token.Length
                || token[at] != ':'
                || !TryNumber(token[(at + 1)..], 1, 2, out number, out var length)
            )
            {
                return false;
            }

            at += 1 + length;
            return true;
        }

        private static int MonthOf(ReadOnlySpan<byte> token)
        {
            var names = "janfebmaraprmayjunjulaugsepoctnovdec"u8;
            for (var month = 1; month <= 12 && token.Length >= 3; month++)
            {
                if (System.Text.Ascii.EqualsIgnoreCase(token[..3], names.Slice((month - 1) * 3, 3)))
                {
                    return month;
                }
            }

            return 0;
        }
    }
}
