namespace Retail.Connectors.Testing.Odoo;

/// <summary>An API key and the user behind it.</summary>
/// <param name="Key">The bearer token.</param>
/// <param name="UserId">The user's id; one user may hold several keys.</param>
/// <param name="Groups">The user's rights.</param>
/// <param name="CompanyIds">The companies the user may work in, at least one; the first is the default company.</param>
public sealed record OdooApiKey(string Key, int UserId, OdooGroups Groups, IReadOnlyList<int> CompanyIds)
{
    /// <summary>The user's name as error messages show it; <c>ERP Sync</c> by default.</summary>
    public string UserName { get; init; } = "ERP Sync";

    internal bool Has(OdooGroups group) => (Groups & group) != OdooGroups.None;
}
