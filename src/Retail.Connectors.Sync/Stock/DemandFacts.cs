using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What has to be known besides an order to say what it takes.</summary>
internal sealed record DemandFacts(
    ImmutableArray<DemandLine> Before, ImmutableDictionary<string, decimal> Refunded, ImmutableArray<(Link Link, SalesOrderProgress Document)> Documents, Instant Now);
