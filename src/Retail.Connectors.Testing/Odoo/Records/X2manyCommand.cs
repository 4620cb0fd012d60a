namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>One command on a list field: 0 create, 1 update, 2 delete, 3 unlink, 4 link, 5 clear, 6 set.</summary>
internal sealed record X2manyCommand(int Code, int Id, RecordValues? Values, IReadOnlyList<int>? Ids)
{
    /// <summary>The external id that a created record gets.</summary>
    public string? ExternalId { get; init; }

    public static X2manyCommand Set(IReadOnlyList<int> ids) => new(6, 0, null, ids);
}
