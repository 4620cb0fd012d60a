using NodaTime;
using Retail.Connectors.Checkout;
using Retail.Connectors.Prices;

namespace Retail.Connectors.Sync.Checkout;

/// <summary>Asks a price source, and answers from what it said before when it does not answer in time.</summary>
internal sealed class PriceCheck : IPriceCheck, IDisposable
{
    private readonly LiveAnswers<string, Price[]> _answers;
    private readonly TimeProvider _time;

    public PriceCheck(SystemName system, IPriceSource source, LiveCheckOptions options, TimeProvider time)
    {
        _time = time;
        _answers = new LiveAnswers<string, Price[]>(
            system, "price", async (sku, cancel) => await source.ReadAsync(options.PriceList, [sku], cancel).ToArrayAsync(cancel), options, time);
    }

    public async ValueTask<PriceAnswer> CheckAsync(string sku, decimal quantity, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(sku);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        var answer = await _answers.AskAsync(sku, cancellationToken);
        return new PriceAnswer(sku, Valid(answer.Value ?? [], quantity, _time.GetCurrentInstant()), answer.Origin, answer.AsOf);
    }

    public void Dispose() => _answers.Dispose();

    /// <summary>The price of the largest quantity break that is reached, among those that hold now.</summary>
    private static Price? Valid(Price[] prices, decimal quantity, Instant now) => prices
        .Where(price => price.MinQuantity <= decimal.Max(1, quantity) && (price.From is not { } from || from <= now) && (price.Until is not { } until || now < until))
        .MaxBy(price => price.MinQuantity);
}
