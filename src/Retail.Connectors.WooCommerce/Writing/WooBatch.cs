namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>Many writes of one kind of record. It may hold any number: they are sent a hundred at a time.</summary>
/// <typeparam name="TFields">The fields of a record.</typeparam>
public sealed record WooBatch<TFields>
    where TFields : class
{
    /// <summary>What to create. Default: nothing.</summary>
    public IReadOnlyList<TFields> Create { get; init; } = [];

    /// <summary>What to change, by id. Default: nothing.</summary>
    public IReadOnlyDictionary<long, TFields> Update { get; init; } = new Dictionary<long, TFields>();

    /// <summary>Ids of what to delete for good: no item of a batch goes to the trash. Default: nothing.</summary>
    public IReadOnlyCollection<long> Delete { get; init; } = [];
}
