using System.Collections.Immutable;
using Retail.Connectors;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;

namespace InHouseErp.Connector;

/// <summary>Documents by the keys that they carry.</summary>
internal sealed class DocumentIndex(ErpConnection erp) : IDocumentIndex
{
    private static readonly Dictionary<EntityKind, string> Names = new()
    {
        [EntityKind.SalesOrder] = "order",
        [EntityKind.Invoice] = "invoice",
        [EntityKind.CreditNote] = "credit",
    };

    public ImmutableArray<EntityKind> Kinds { get; } = [.. Names.Keys];

    public Task<ImmutableDictionary<string, ImmutableArray<Receipt>>> FindAsync(
        EntityKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => erp.ReadAsync(
        session => keys
            .Select(key => Documents.ByKey(session, Names[kind], key))
            .OfType<ErpDocument>()
            .ToImmutableDictionary(document => document.Key, document => ImmutableArray.Create(document.ReceiptIn(erp)), StringComparer.Ordinal),
        cancellationToken);
}
