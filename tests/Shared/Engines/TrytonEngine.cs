namespace Retail.Connectors.Tests.Engines;

/// <summary>
/// The Tryton of this test process: the one that RETAIL_LIVE_TRYTON_URL names, else a private server from Debian's packages on
/// the machine.
/// </summary>
internal static class TrytonEngine
{
    public const string Reason =
        "No Tryton was found: install Debian's tryton-server and modules (see tests/Shared/Engines/tryton/packages), or set RETAIL_LIVE_TRYTON_URL, _DB, _USER and _PASSWORD.";

    public static Task<TrytonServer?> FindAsync()
    {
        if (Variable("URL") is { } url)
        {
            var password = Variable("PASSWORD") ?? string.Empty;
            return Task.FromResult<TrytonServer?>(new TrytonServer(
                new Uri(url), Variable("DB") ?? "retail", Variable("USER") ?? "connector", password,
                Variable("ADMIN_USER") ?? "admin", Variable("ADMIN_PASSWORD") ?? password));
        }

        return Task.FromResult<TrytonServer?>(null);
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable($"RETAIL_LIVE_TRYTON_{name}") is { Length: > 0 } value ? value : null;
}
