using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;

namespace Retail.Connectors.Sync.OrderStatus;

/// <summary>Which status belongs to how far the ERP got, and from where it may be reached.</summary>
internal sealed class StatusTable(PlanContext context, OrderStatusOptions options)
{
    public const string Processing = "processing";

    private const string Refunded = "refunded";

    /// <summary>From little to all; what came back stands after that.</summary>
    private static readonly ImmutableArray<FulfilmentState> Ranks =
        [FulfilmentState.None, FulfilmentState.Part, FulfilmentState.Full, FulfilmentState.Returned];

    public static string WordOf(DocumentStage stage, FulfilmentState fulfilment) =>
        $"{stage.ToString().ToLowerInvariant()}/{fulfilment.ToString().ToLowerInvariant()}";

    public static bool MovesMoney(string status) => Plain(status) == Refunded;

    /// <summary>As the shop writes it: without the prefix that its database has.</summary>
    public static string Plain(string status) => status.StartsWith("wc-", StringComparison.Ordinal) ? status[3..] : status;

    /// <summary>The status for a stage and fulfilment; empty if the shop's is to be left alone.</summary>
    public string StatusOf(DocumentStage stage, FulfilmentState fulfilment)
    {
        if (context.Mappings.TryMap(MappingTables.OrderStatus, context.Flow.From, context.Flow.To, WordOf(stage, fulfilment), out var mapped))
        {
            return Plain(mapped);
        }

        return (stage, fulfilment) switch
        {
            (DocumentStage.Confirmed or DocumentStage.Posted, FulfilmentState.Full) => "completed",
            (DocumentStage.Cancelled, FulfilmentState.None) => "cancelled",
            _ => string.Empty,
        };
    }

    /// <summary>Statuses from which this one may be reached: those that are allowed, and those of less fulfilment.</summary>
    public ImmutableArray<string> Before(string status, DocumentStage stage, FulfilmentState fulfilment)
    {
        var allowed = options.Transitions.TryGetValue(status, out var named) ? named.AsEnumerable() : [Processing];
        var earlier = stage == DocumentStage.Cancelled
            ? []
            : Ranks.Take(Ranks.IndexOf(fulfilment)).Select(less => StatusOf(stage, less)).Where(word => word.Length > 0);
        return [.. allowed.Concat(earlier).Select(Plain).Where(word => word != status && word != Refunded).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
