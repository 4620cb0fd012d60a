namespace Retail.Connectors.Conformance.Tryton;

/// <summary>How a database is reached.</summary>
/// <param name="Address">The server.</param>
/// <param name="Database">Its database.</param>
/// <param name="User">The integration's user.</param>
/// <param name="Password">The integration's password.</param>
/// <param name="Administrator">Who sets up and plays the part of other people.</param>
/// <param name="AdministratorPassword">That user's password.</param>
/// <param name="Wire">What carries the calls; null for the network.</param>
internal sealed record TrytonAccess(
    Uri Address, string Database, string User, string Password, string Administrator, string AdministratorPassword, Func<HttpMessageHandler>? Wire);
