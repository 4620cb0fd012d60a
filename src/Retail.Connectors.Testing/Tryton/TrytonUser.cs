namespace Retail.Connectors.Testing.Tryton;

/// <summary>A user of a simulated Tryton server.</summary>
/// <param name="Id">The id in <c>res.user</c>, unique among the users.</param>
/// <param name="Login">The login name.</param>
/// <param name="Password">The password, as it is sent.</param>
public sealed record TrytonUser(long Id, string Login, string Password)
{
    /// <summary>True if the user may write settings, taxes, accounts, users and countries; false by default.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>The company in the user's preferences, which no call takes by itself; 1 by default.</summary>
    public long Company { get; init; } = 1;
}
