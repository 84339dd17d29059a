using System.Buffers;

namespace CapacityLab.Plans;

/// <summary>Names of settings, headers, options and query fields whose values are secrets. Errs towards hiding.</summary>
internal static class SecretNames
{
    // Anywhere in a name, since compounds have no seam: ApiKeys, DBPASSWORD.
    private static readonly SearchValues<string> Parts = SearchValues.Create(
        [
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "token",
            "key",
            "authorization",
            "connectionstring",
            "credential",
            "cookie",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    // In a query "keyword" and "monkey" are usual, and a plan without their values would not run again.
    private static readonly SearchValues<string> PartsOfQueries = SearchValues.Create(
        ["password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "authorization", "credential"],
        StringComparison.OrdinalIgnoreCase
    );

    // Only as a word of its own: "author", "pattern", "pinned" and "signal" hold no secret.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "pw",
        "pass",
        "pat",
        "jwt",
        "auth",
        "oauth",
        "bearer",
        "sas",
        "sig",
        "signature",
        "hmac",
        "pin",
        "otp",
        "psk",
        "dsn",
        "cred",
        "creds",
        "csrf",
        "xsrf",
    };

    /// <summary>Of a setting, a header or an option. An idempotency key is none.</summary>
    public static bool IsSecret(string name)
    {
        string letters = string.Concat(name.Where(char.IsLetterOrDigit));
        return (letters.AsSpan().ContainsAny(Parts) && !IsIdempotencyKey(letters)) || WordsOf(name).Any(Words.Contains);
    }

    /// <summary>Of a field of a query.</summary>
    public static bool IsSecretInQuery(string name)
    {
        string letters = string.Concat(name.Where(char.IsLetterOrDigit));
        return !IsIdempotencyKey(letters)
            && (
                letters.AsSpan().ContainsAny(PartsOfQueries)
                || WordsOf(name).Any(word => Words.Contains(word) || word is "key" or "pwd")
            );
    }

    private static bool IsIdempotencyKey(string letters) =>
        letters.Contains("idempotencykey", StringComparison.OrdinalIgnoreCase);

    /// <summary>As DB_PW, dbPw, DBPw2 and db.pw are read: in lower case, cut where the kind of letter says so.</summary>
    private static IEnumerable<string> WordsOf(string name)
    {
        int begin = 0;
        for (int at = 1; at <= name.Length; at++)
        {
            if (at == name.Length || IsSeam(name, at))
            {
                yield return name[begin..at].Trim('_', '-', '.', ':', ' ', '[', ']', '/').ToLowerInvariant();
                begin = at;
            }
        }
    }

    private static bool IsSeam(string name, int at)
    {
        char before = name[at - 1];
        char after = name[at];
        return char.IsLetter(before) != char.IsLetter(after)
            || (char.IsLower(before) && char.IsUpper(after))
            || (char.IsUpper(before) && char.IsUpper(after) && at + 1 < name.Length && char.IsLower(name[at + 1]));
    }
}
