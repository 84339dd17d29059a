using System.Text;
using CapacityLab.Plans;

namespace CapacityLab.Running;

/// <summary>
/// Hides secrets in the logs of a run's nodes. They write their files themselves, so this comes when they have ended; bytes that are no
/// text stay as they are.
/// </summary>
internal static class LogSecrets
{
    private const int Block = 1024 * 1024;

    /// <param name="folder">With the folders of the layouts; nothing is done where there is none.</param>
    /// <param name="secrets">What to hide.</param>
    public static void Hide(string folder, SecretValues secrets)
    {
        var bytes = secrets.OfBytes();
        foreach (string log in Directory.Exists(folder) ? Logs(folder) : [])
        {
            if (Blocks(log, bytes).Any(block => bytes.Finds(block)))
            {
                Rewrite(log, bytes);
            }
        }
    }

    private static string[] Logs(string folder) => Directory.GetFiles(folder, "*.log", SearchOption.AllDirectories);

    private static void Rewrite(string log, SecretValues secrets)
    {
        string hidden = log + ".hidden";
        using (var writer = new StreamWriter(hidden, append: false, Encoding.Latin1))
        {
            foreach (string block in Blocks(log, secrets))
            {
                writer.Write(secrets.Hide(block));
            }
        }

        File.Move(hidden, log, overwrite: true);
    }

    /// <summary>The whole log in parts, none of which ends within a secret.</summary>
    private static IEnumerable<string> Blocks(string log, SecretValues secrets)
    {
        using var reader = new StreamReader(log, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        char[] read = new char[Block];
        string rest = "";
        int count;
        do
        {
            count = reader.ReadBlock(read, 0, read.Length);
            string text = rest + new string(read, 0, count);
            int cut =
                count < read.Length ? text.Length : secrets.CutBefore(text, Math.Max(0, text.Length - secrets.Longest));
            yield return text[..cut];
            rest = text[cut..];
        } while (count == read.Length);
    }
}
