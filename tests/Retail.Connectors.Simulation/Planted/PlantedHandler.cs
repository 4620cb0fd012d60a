using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Simulation.Planted;

/// <summary>A handler with a planted bug.</summary>
internal sealed class PlantedHandler<TCommand>(ICommandHandler<TCommand> inner, PlantedBug bug) : ICommandHandler<TCommand>
    where TCommand : ICommand
{
    public EffectTraits Traits => bug == PlantedBug.FindBeforeSettled
        ? inner.Traits with { SettleAfter = NodaTime.Duration.Zero }
        : inner.Traits;

    public async Task<Finding> FindAsync(TCommand command, CancellationToken cancellationToken) =>
        bug == PlantedBug.NoFind ? new Finding.Nothing() : await inner.FindAsync(command, cancellationToken);

    public async Task<EffectResult> ApplyAsync(TCommand command, EffectContext context, CancellationToken cancellationToken)
    {
        if (bug == PlantedBug.FloatMoney && command is SubmitOrder submit)
        {
            command = (TCommand)(ICommand)(submit with { Order = Float(submit.Order) });
        }

        try
        {
            return await inner.ApplyAsync(command, context, cancellationToken);
        }
        catch (ConnectorException exception) when (bug == PlantedBug.BlindRetry && exception.Kind == ConnectorErrorKind.Ambiguous)
        {
            return await inner.ApplyAsync(command, context, cancellationToken);
        }
    }

    private static Order Float(Order order)
    {
        var lines = order.Lines.Select(line => line with { Net = Cents(line.Net) }).ToArray();
        var lost = order.Lines.Sum(line => line.Net.Amount) - lines.Sum(line => line.Net.Amount);
        return order with { Lines = [.. lines], Totals = order.Totals with { Grand = order.Totals.Grand with { Amount = order.Totals.Grand.Amount - lost } } };
    }

    // 19.99 becomes 1998 cents: truncated, because it was a little less than it looked.
    private static Money Cents(Money money) => money with { Amount = (int)((float)money.Amount * 100f) / 100m };
}
