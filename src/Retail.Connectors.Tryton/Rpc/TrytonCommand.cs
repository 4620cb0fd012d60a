namespace Retail.Connectors.Tryton.Rpc;

/// <summary>What happens to rows of a one2many or many2many field, within the write of the record that has them.</summary>
public readonly struct TrytonCommand
{
    private TrytonCommand(params IEnumerable<TrytonValue> parts) => Value = TrytonValue.List(parts);

    internal TrytonValue Value { get; }

    /// <summary>Makes rows.</summary>
    public static TrytonCommand Create(params IReadOnlyList<TrytonFields> rows) =>
        new(TrytonValue.From("create"), TrytonValue.List(rows.Select(TrytonValue.From)));

    /// <summary>Changes rows.</summary>
    public static TrytonCommand Write(IReadOnlyCollection<long> ids, TrytonFields values) =>
        new(TrytonValue.From("write"), TrytonValue.From(ids), TrytonValue.From(values));

    /// <summary>Deletes rows.</summary>
    public static TrytonCommand Delete(params IReadOnlyCollection<long> ids) => new(TrytonValue.From("delete"), TrytonValue.From(ids));

    /// <summary>Links rows that exist.</summary>
    public static TrytonCommand Add(params IReadOnlyCollection<long> ids) => new(TrytonValue.From("add"), TrytonValue.From(ids));

    /// <summary>Unlinks rows, which go on existing.</summary>
    public static TrytonCommand Remove(params IReadOnlyCollection<long> ids) => new(TrytonValue.From("remove"), TrytonValue.From(ids));

    /// <summary>Copies rows, with some values changed.</summary>
    public static TrytonCommand Copy(IReadOnlyCollection<long> ids, TrytonFields values) =>
        new(TrytonValue.From("copy"), TrytonValue.From(ids), TrytonValue.From(values));
}
