using System.Globalization;

namespace CapacityLab.Layouts.Limits;

/// <summary>One folder of a control group hierarchy, with errors that a user understands.</summary>
internal sealed class CgroupFolder(string path)
{
    /// <summary>Folders take a moment to become removable after their last process has ended.</summary>
    private static readonly TimeSpan RemovalPatience = TimeSpan.FromSeconds(2);

    public string Path => path;

    public string this[string file] => System.IO.Path.Combine(path, file);

    public bool Has(string file) => File.Exists(this[file]);

    public string Read(string file) => File.ReadAllText(this[file]).Trim();

    public void Write(string file, string text)
    {
        try
        {
            File.WriteAllText(this[file], text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException(
                EnvironmentCause.LimitsNotInForce,
                "",
                $"Cannot write '{text}' to {this[file]}: {e.Message}"
            );
        }
    }

    /// <summary>Writes a limit and reads it back, since a limit that is not in force makes every result wrong.</summary>
    public void Limit(string file, long value, long rounding)
    {
        Write(file, value.ToString(CultureInfo.InvariantCulture));
        Check(file, Read(file), value, rounding);
    }

    public void Check(string file, string found, long value, long rounding)
    {
        if (!long.TryParse(found, CultureInfo.InvariantCulture, out var got) || Math.Abs(got - value) > rounding)
        {
            throw new EnvironmentException(
                EnvironmentCause.LimitsNotInForce,
                "",
                $"The limit {value} did not take effect: {this[file]} holds '{found}'."
            );
        }
    }

    public IReadOnlyList<int> ProcessIds()
    {
        try
        {
            return
            [
                .. File.ReadLines(this["cgroup.procs"]).Select(line => int.Parse(line, CultureInfo.InvariantCulture)),
            ];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Removes the folder; false where it stays because processes are in it.</summary>
    public bool Remove()
    {
        var started = TimeProvider.System.GetTimestamp();
        using var never = new ManualResetEvent(false);
        while (Directory.Exists(path))
        {
            try
            {
                Directory.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (TimeProvider.System.GetElapsedTime(started) > RemovalPatience)
                {
                    return false;
                }

                never.WaitOne(10);
            }
        }

        return true;
    }
}
