using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>What a user without administration rights may not write. Everything may be read.</summary>
internal static class AccessRules
{
    private static readonly string[] Closed = ["ir.", "res.user", "account.tax", "account.account", "account.configuration", "account.journal", "account.period", "account.invoice.payment", "currency.", "company."];

    public static void CheckWrite(Work work, string model)
    {
        if (!work.IsAdministrator && model is not ("res.user.warning" or "res.group")
            && Closed.Any(closed => model.StartsWith(closed, StringComparison.Ordinal)))
        {
            throw RpcError.User($"You are not allowed to access \"{Schema.Model(model).Label}\".");
        }
    }
}
