using NodaTime;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What reading a channel's own number told.</summary>
/// <param name="State">What is remembered from now on.</param>
/// <param name="Unseen">Units that it sold although no order is known.</param>
/// <param name="Raised">Units that it shows too many: a hand edit, or stock that was put back.</param>
internal sealed record ChannelReading(ChannelState State, decimal Unseen, decimal Raised)
{
    /// <summary>Compares what the channel shows with what it must show.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="view">The state in the light of known orders.</param>
    /// <param name="stock">What was read.</param>
    /// <param name="begun">When the read was begun.</param>
    /// <param name="ended">When it was answered.</param>
    public static ChannelReading Of(ChannelState state, ChannelView view, ChannelStock stock, Instant begun, Instant ended)
    {
        var read = state with
        {
            Product = stock.Product.Id,
            Parent = stock.Parent?.Id,
            Base = stock.Quantity,
            ReadAt = begun,
            ConfirmedAt = ended,
            KnownAt = view.KnownAt,
            Known = view.Known,
            Pending = null,
            Presumed = view.Presumed,
            Had = stock.Quantity,
            HadAt = begun,
            MissedAt = null,
        };
        if (stock.Quantity is not { } shown || view.Expected is not { } expected)
        {
            return new ChannelReading(read, 0, 0);
        }

        // After a write whose outcome is unknown either number may stand: the one that explains what is shown with the fewest sales.
        if (state is { Pending: { } pending, Base: { } before })
        {
            var written = expected - before + pending;
            var (low, high) = (Math.Min(expected, written), Math.Max(expected, written));
            expected = low >= shown ? low : high;
        }

        var unseen = Math.Max(0, expected - shown);
        return new ChannelReading(
            unseen > 0 ? read with { Presumed = view.Presumed.Add(new PresumedDemand(unseen, begun)) } : read,
            unseen,
            Math.Max(0, shown - expected - view.Doubtful));
    }
}
