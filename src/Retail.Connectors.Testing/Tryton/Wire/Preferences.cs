using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>The context of a user, which the server tells and does not apply.</summary>
internal static class Preferences
{
    public static object Of(Work work)
    {
        var user = work.Store["res.user"].Find(work.User)!;
        return new WireFields
        {
            ["company_filter"] = "one",
            ["company"] = user.Link("company"),
            ["company.rec_name"] = work.Follow(user, "company") is { } company ? work.Read(company, "rec_name") : null,
            ["language"] = "en",
            ["language_direction"] = "ltr",
            ["groups"] = user.Ids("groups"),
            ["locale"] = new WireFields { ["date"] = "%m/%d/%Y", ["grouping"] = new[] { 3, 3, 0 }, ["decimal_point"] = ".", ["thousands_sep"] = "," },
        };
    }
}
