using System.Diagnostics.Metrics;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>What the library itself reports of one pool.</summary>
internal sealed class SaleMeter : IDisposable
{
    private readonly MeterListener _listener = new();

    public SaleMeter(string pool)
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name is "retail.stock.age" or "retail.stock.late")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Note(tags, pool, cause => Ages.Add((cause, value))));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Note(tags, pool, _ => Late += value));
        _listener.Start();
    }

    /// <summary>Seconds from a change to the number that a channel confirmed, by cause.</summary>
    public List<(string Cause, double Seconds)> Ages { get; } = [];

    public long Late { get; private set; }

    public void Dispose() => _listener.Dispose();

    private static void Note(ReadOnlySpan<KeyValuePair<string, object?>> tags, string pool, Action<string> note)
    {
        var (own, cause) = (false, string.Empty);
        foreach (var tag in tags)
        {
            own |= tag.Key == "retail.pool" && tag.Value as string == pool;
            cause = tag.Key == "retail.cause" ? tag.Value as string ?? string.Empty : cause;
        }

        if (own)
        {
            note(cause);
        }
    }
}
