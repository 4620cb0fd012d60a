namespace Retail.Connectors.Testing.Tryton;

/// <summary>A party as it stands in the simulated database, read past the API.</summary>
/// <param name="Id">The database id.</param>
/// <param name="Code">The code, unique.</param>
/// <param name="Name">The name, or null.</param>
/// <param name="IsActive">The field <c>active</c>.</param>
/// <param name="Addresses">The addresses in one line each.</param>
/// <param name="Email">The first address of electronic mail, or null.</param>
/// <param name="TaxIdentifier">The tax id, or null.</param>
public sealed record TrytonParty(
    long Id, string Code, string? Name, bool IsActive, IReadOnlyList<string> Addresses, string? Email, string? TaxIdentifier);
