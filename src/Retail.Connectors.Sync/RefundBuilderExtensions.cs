using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync;
using Retail.Connectors.Sync.Refunds;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the flow of refunds to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class RefundBuilderExtensions
{
    /// <summary>
    /// Answers each refund of a shop in an ERP, once: with a credit note against the invoice, and a receipt of the goods that come back.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The shop.</param>
    /// <param name="to">The ERP, into which the flow of orders brings the shop's orders.</param>
    /// <param name="configure">Changes how; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The time zone is unknown.</exception>
    public static RetailConnectorsBuilder Refunds(
        this RetailConnectorsBuilder builder, SystemName from, SystemName to, Action<RefundFlowBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var refunds = new RefundFlowBuilder(from, to);
        configure?.Invoke(refunds);
        var options = refunds.Options;
        var flow = new RefundFlow(options);
        foreach (var row in refunds.Rows)
        {
            builder.Map(row);
        }

        var definition = new FlowDefinition(FlowNames.Refunds(from, to), from, EntityKind.Refund, to);
        builder.Flow<Refund, RefundFacts>(definition, _ => flow).Poll<Refund>(from, EntityKind.Refund);
        return options.SweepEvery is { } every
            ? builder.Sweep($"{definition.Name}/{from}", from, every, _ => new RefundSweep(definition, Duration.FromTimeSpan(options.SweepSpan)))
            : builder;
    }
}
