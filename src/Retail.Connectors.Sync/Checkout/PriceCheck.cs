using Retail.Connectors.Checkout;

namespace Retail.Connectors.Sync.Checkout;

/// <summary>Asks for a price, and answers from what was said before when there is no answer in time.</summary>
internal sealed class PriceCheck(SystemName system, ICheckedPrices prices, LiveCheckOptions options, TimeProvider time) : IPriceCheck, IDisposable
{
    private readonly LiveAnswers<string, CheckedPrice> _answers = new(system, "price", prices.ReadAsync, options, time);

    public async ValueTask<PriceAnswer> CheckAsync(string sku, decimal quantity, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(sku);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        var answer = await _answers.AskAsync(sku, cancellationToken);
        return new PriceAnswer(sku, answer.Value?.Invoke(quantity, time.GetCurrentInstant()), answer.Origin, answer.AsOf);
    }

    public void Dispose() => _answers.Dispose();
}
