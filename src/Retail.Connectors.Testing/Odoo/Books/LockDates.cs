using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Books;

/// <summary>Closed periods: a sales document that falls into one is moved out of it in silence.</summary>
internal static class LockDates
{
    private static readonly DateTime Never = new(1, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static object Of(OdooRecord company, string field) => company[field.Replace("user_", string.Empty, StringComparison.Ordinal)] ?? Never;

    public static DateTime Open(OdooSession session, DateTime date, bool isTaxed)
    {
        var company = session.Get("res.company", session.Company);
        string[] fields = isTaxed
            ? ["fiscalyear_lock_date", "hard_lock_date", "sale_lock_date", "tax_lock_date"]
            : ["fiscalyear_lock_date", "hard_lock_date", "sale_lock_date"];
        var last = fields.Select(field => company[field]).OfType<DateTime>().DefaultIfEmpty(Never).Max();
        if (date > last)
        {
            return date;
        }

        // A year's sequence goes on to its end, but not beyond today.
        var end = new DateTime(last.AddDays(1).Year, 12, 31, 0, 0, 0, DateTimeKind.Utc);
        return end < session.Now.Date ? end : session.Now.Date;
    }
}
