namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>What refers to a row that goes: required links hold it, others are emptied.</summary>
internal static class References
{
    private static readonly Dictionary<string, Field[]> Links = Schema.All
        .SelectMany(model => model.Fields.Values).Where(field => field.Type == "many2one" && !field.Name.EndsWith("_uid", StringComparison.Ordinal))
        .GroupBy(field => field.Relation, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.OrderByDescending(field => field.Model, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    public static void Release(Work work, Record record)
    {
        foreach (var field in Links.GetValueOrDefault(record.Model.Name) ?? [])
        {
            if (FieldValues.IsComputed(field) || work.Store[field.Model].Count == 0)
            {
                continue;
            }

            foreach (var row in work.Store[field.Model].Holding(field.Name, record.Id))
            {
                if (field.IsRequired)
                {
                    throw RpcError.User($"The records could not be deleted because they are used by field \"{field.Label}\" of \"{row.Model.Label}\".");
                }

                // A sale that is confirmed needs its addresses.
                if (row.Model.Name == "sale.sale" && record.Model.Name == "party.address" && row.State is not ("draft" or "quotation" or "cancelled"))
                {
                    throw RpcError.User($"A value is required for field \"{field.Label}\" in \"Sale\".");
                }

                Work.Put(row, field.Name, null);
            }
        }
    }
}
