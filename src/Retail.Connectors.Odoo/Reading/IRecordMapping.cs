using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Reading;

/// <summary>How records of one model become canonical ones.</summary>
internal interface IRecordMapping<TRecord, T>
    where TRecord : class, IOdooRecord<TRecord>
    where T : class
{
    /// <summary>The kind of the references.</summary>
    EntityKind Kind { get; }

    /// <summary>What a poll cannot see, in a sentence or two.</summary>
    string Gaps { get; }

    /// <summary>Which records there are at all.</summary>
    OdooDomain Domain { get; }

    /// <summary>Which of them were written in a window, what belongs to them included.</summary>
    OdooDomain Written(Instant from, Instant until);

    /// <summary>Which of them fall into a window of business time.</summary>
    OdooDomain Dated(Instant from, Instant until);

    /// <summary>The domain of one record by a reference's id; null if it is no id of this kind.</summary>
    OdooDomain? ById(string id);

    /// <summary>Makes canonical records of a page, with as few further calls as that takes.</summary>
    Task<IReadOnlyList<Mapped<T>>> MapAsync(IReadOnlyList<TRecord> records, OdooClient client, CancellationToken cancellationToken);

    /// <summary>The cheap entry of a census.</summary>
    CensusEntry ToEntry(TRecord record);
}
