using System.Text.Json;
using System.Text.Json.Serialization;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Json;

/// <summary>Writes a quantity as one JSON number in the unit its property's name states.</summary>
public abstract class NumberConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromNumber(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Math.Round(ToNumber(value), Decimals));

    /// <summary>Decimals kept in the file; finer than any of the measurements.</summary>
    protected virtual int Decimals => 4;

    protected abstract T FromNumber(double number);

    protected abstract double ToNumber(T value);
}

public sealed class RequestRateConverter : NumberConverter<RequestRate>
{
    protected override RequestRate FromNumber(double number) => new(number);

    protected override double ToNumber(RequestRate value) => value.PerSecond;
}

public sealed class IterationRateConverter : NumberConverter<IterationRate>
{
    protected override IterationRate FromNumber(double number) => new(number);

    protected override double ToNumber(IterationRate value) => value.PerSecond;
}

public sealed class CpusConverter : NumberConverter<Cpus>
{
    protected override Cpus FromNumber(double number) => new(number);

    protected override double ToNumber(Cpus value) => value.Cores;
}

public sealed class MemorySizeConverter : NumberConverter<MemorySize>
{
    protected override int Decimals => 3;

    protected override MemorySize FromNumber(double number) => MemorySize.FromMiB(number);

    protected override double ToNumber(MemorySize value) => value.MiB;
}

/// <summary>For durations under a name that ends in Seconds.</summary>
public sealed class SecondsConverter : NumberConverter<TimeSpan>
{
    protected override TimeSpan FromNumber(double number) => TimeSpan.FromSeconds(number);

    protected override double ToNumber(TimeSpan value) => value.TotalSeconds;
}

/// <summary>For durations under a name that ends in Ms.</summary>
public sealed class MillisecondsConverter : NumberConverter<TimeSpan>
{
    protected override TimeSpan FromNumber(double number) => TimeSpan.FromMilliseconds(number);

    protected override double ToNumber(TimeSpan value) => value.TotalMilliseconds;
}
