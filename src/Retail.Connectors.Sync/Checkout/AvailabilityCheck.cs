using NodaTime;
using Retail.Connectors.Checkout;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Sync.Checkout;

/// <summary>Asks a stock source, and stands in for it when it does not answer in time.</summary>
internal sealed class AvailabilityCheck : IAvailabilityCheck, IDisposable
{
    private readonly LiveCheckOptions _options;
    private readonly LiveAnswers<string, (decimal Quantity, Instant AsOf)> _answers;

    public AvailabilityCheck(SystemName system, IStockSource source, LiveCheckOptions options, TimeProvider time)
    {
        _options = options;
        _answers = new LiveAnswers<string, (decimal, Instant)>(system, "availability", (sku, cancel) => ReadAsync(sku, source, time, cancel), options, time);
    }

    public async ValueTask<AvailabilityAnswer> CheckAsync(string sku, decimal quantity, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(sku);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        var answer = await _answers.AskAsync(sku, cancellationToken);
        if (answer.Origin == AnswerOrigin.Fallback)
        {
            return new AvailabilityAnswer(sku, _options.PromisesUnknown, null, AnswerOrigin.Fallback, null);
        }

        var there = decimal.Max(0, answer.Value.Quantity - _options.Safety);
        return new AvailabilityAnswer(sku, quantity <= there, there, answer.Origin, answer.Value.AsOf);
    }

    public void Dispose() => _answers.Dispose();

    /// <summary>What several locations have together holds for the oldest of their numbers.</summary>
    private async Task<(decimal Quantity, Instant AsOf)> ReadAsync(string sku, IStockSource source, TimeProvider time, CancellationToken cancellationToken)
    {
        var (quantity, asOf) = (0m, time.GetCurrentInstant());
        await foreach (var level in source.ReadAsync([.. _options.Locations], [sku], cancellationToken))
        {
            quantity += level.Quantity;
            asOf = Instant.Min(asOf, level.AsOf);
        }

        return (quantity, asOf);
    }
}
