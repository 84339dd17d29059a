using CapacityLab.Load.Http;
using CapacityLab.Plans;
using CapacityLab.Plans.Json;

namespace CapacityLab.Commands.Loads;

/// <summary>Makes the request of what was typed; what is wrong with it goes to the list.</summary>
internal sealed class LoadStepReader(LoadRequest request, List<PlanMistake> mistakes)
{
    private const string NoSlots = "text without {{, which begins a slot: those need a scenario file and a plan";

    public HttpStep Read(LoadUrl? url)
    {
        var headers = Headers();
        var step = new HttpStep
        {
            Name = "request",
            Method = Method(),
            Path = url?.Address.PathAndQuery ?? "/",
            Headers = headers,
        };
        if (url?.Authorization is { } authorization && !Has(headers, "Authorization"))
        {
            headers.Add(new("Authorization", authorization));
        }

        return WithBody(step);
    }

    private string Method()
    {
        if (!HttpSyntax.IsToken(request.Method))
        {
            Wrong("--method", Quote(request.Method), "one word of letters, digits and !#$%&'*+-.^_`|~, as GET or POST");
        }
        else if (request.Method.Equals("CONNECT", StringComparison.OrdinalIgnoreCase))
        {
            Wrong("--method", "CONNECT, which asks for a tunnel and not for an answer", "any other method");
        }

        return request.Method;
    }

    private List<KeyValuePair<string, string>> Headers()
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (string header in request.Headers)
        {
            int colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                Wrong("--header", Quote(header), "\"Name: value\" in one line");
                continue;
            }

            var (name, value) = (header[..colon].Trim(), header[(colon + 1)..].Trim(' ', '\t'));
            CheckHeader(name, value);
            headers.Add(new(name, value));
        }

        return headers;
    }

    // Values are not told: one may be a password.
    private void CheckHeader(string name, string value)
    {
        if (!HttpSyntax.IsToken(name))
        {
            Wrong("--header", $"the name {Quote(name)}", "letters, digits and !#$%&'*+-.^_`|~ before the colon");
        }
        else if (HttpStep.OwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            Wrong(
                "--header",
                name,
                $"headers other than {string.Join(" and ", HttpStep.OwnHeaders)}, which follow from the body"
            );
        }
        else if (!HttpSyntax.IsFieldValue(value))
        {
            Wrong(
                "--header",
                $"a control character in the value of {name}",
                "a value in one line, without control characters but the tab"
            );
        }
        else if (HasSlot(value))
        {
            Wrong("--header", $"{{{{ in the value of {name}", NoSlots);
        }
    }

    private HttpStep WithBody(HttpStep step)
    {
        if (request.Body is ['@', .. var file])
        {
            return step with { BodyBytes = BytesOf(file) };
        }

        if (request.Body is { } text && HasSlot(text))
        {
            Wrong("--body", "{{", $"{NoSlots}; or @ and the name of a file, which is sent as it is");
        }

        return step with
        {
            Body = request.Body,
        };
    }

    private byte[]? BytesOf(string file)
    {
        const string Allowed = "text, or @ and the name of a file";
        try
        {
            if (!Directory.Exists(file))
            {
                RegularFile.Check(file);
                return File.ReadAllBytes(file);
            }

            Wrong("--body", $"{Quote(file)}, which is a directory", Allowed);
        }
        catch (Exception missing)
            when (missing is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            Wrong("--body", $"the file {Quote(file)}, which is not there", Allowed);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Wrong("--body", $"the file {Quote(file)}, which cannot be read ({unreadable.Message})", Allowed);
        }

        return null;
    }

    private static bool HasSlot(string text) => text.Contains("{{", StringComparison.Ordinal);

    private static bool Has(List<KeyValuePair<string, string>> headers, string name) =>
        headers.Exists(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    // Control characters would make two lines of the message, or move the cursor.
    private static string Quote(string text) =>
        $"\"{string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()))}\"";

    private void Wrong(string what, string found, string allowed) =>
        mistakes.Add(new PlanMistake("command line", what, found, allowed));
}
