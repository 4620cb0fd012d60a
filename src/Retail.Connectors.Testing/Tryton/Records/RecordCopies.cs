namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Copies rows with what belongs to them; keys, numbers and states begin anew.</summary>
internal static class RecordCopies
{
    private static readonly HashSet<string> Reset = new(StringComparer.Ordinal)
    {
        "id", "create_date", "create_uid", "write_date", "write_uid", "number", "state", "web_id", "shipment_state", "invoice_state", "sale_date",
        "actual_quantity", "invoice_date", "accounting_date", "move", "cancel_move", "reconciliation", "effective_date", "shipment", "moves_ignored",
        "moves_recreated", "invoices_ignored", "invoices_recreated", "payment_lines",
    };

    public static Record Copy(Work work, Record record, WireFields changed)
    {
        var copy = work.Insert(record.Model.Name, []);
        foreach (var (name, value) in record.Values)
        {
            if (!Reset.Contains(name) && !(record.Model.Name == "party.party" && name == "code"))
            {
                Work.Put(copy, name, value);
            }
        }

        foreach (var (name, value) in changed)
        {
            Work.Put(copy, name, ValueConverter.Convert(record.Model[name], value));
        }

        ModelRules.BeforeInsert(work, copy);
        foreach (var field in record.Model.Fields.Values.Where(ModelRules.IsOwned))
        {
            foreach (var row in work.Rows(record, field.Name))
            {
                Copy(work, row, new() { [field.Inverse] = copy.Id });
            }
        }

        ModelRules.AfterCreate(work, copy);
        return copy;
    }
}
