namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>Writes that the server makes for itself: past rights, rules and defaults.</summary>
internal static class Unchecked
{
    public static OdooRecord Create(OdooSession session, string model, params (string Field, object? Value)[] values)
    {
        var record = new OdooRecord(OdooSchema.Model(model), session.Store[model].NextId++);
        session.Store.Add(record);
        session.Store.Set(record, "create_date", session.Now);
        session.Store.Set(record, "create_uid", session.User.UserId);
        Set(session, record, values);
        return record;
    }

    public static void Set(OdooSession session, OdooRecord record, params (string Field, object? Value)[] values)
    {
        foreach (var (field, value) in values)
        {
            session.Store.Set(record, field, value);
        }

        session.Store.Set(record, "write_date", session.Now);
        session.Store.Set(record, "write_uid", session.User.UserId);
    }
}
