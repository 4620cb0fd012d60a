namespace Retail.Connectors.Tests.Engines;

/// <summary>A Tryton that tests may write to.</summary>
public sealed record TrytonServer(Uri Address, string Database, string User, string Password, string AdministratorName, string AdministratorPassword);
