using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>Logs users in and out, and knows who a request comes from.</summary>
internal sealed class SessionDesk(TrytonSimulatorOptions options)
{
    private const int MaxFailures = 5;
    private readonly Dictionary<string, (long User, DateTimeOffset Began)> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private int _opened;

    public object Login(List<object?> parameters)
    {
        var name = parameters.Count > 0 ? parameters[0] as string ?? "" : "";
        if (_failures.GetValueOrDefault(name) >= MaxFailures)
        {
            throw RpcError.Page(429);
        }

        if (parameters.ElementAtOrDefault(1) is not WireFields sent || !sent.TryGetValue("password", out var password))
        {
            throw RpcError.Login("password", $"Password for {name}", "password");
        }

        if (options.Users.FirstOrDefault(user => user.Login == name && user.Password == password as string) is not { } user)
        {
            _failures[name] = _failures.GetValueOrDefault(name) + 1;
            throw RpcError.Page(401);
        }

        _failures.Remove(name);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{options.Seed} {user.Login} {++_opened}"))));
        _sessions[key] = (user.Id, options.Time.GetUtcNow());
        return new object[] { user.Id, key };
    }

    /// <summary>The user a request speaks for; null without one, or if the session is dead.</summary>
    public TrytonUser? Find(SimulatedRequest request)
    {
        var words = (request.Header("Authorization") ?? "").Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || Decode(words[1]) is not { } credentials)
        {
            return null;
        }

        var parts = credentials.Split(':');
        if (words[0] == "Basic")
        {
            return options.Users.FirstOrDefault(user => parts.Length > 1 && user.Login == parts[0] && user.Password == credentials[(parts[0].Length + 1)..]);
        }

        return words[0] == "Session" && parts.Length == 3 && _sessions.TryGetValue(parts[2], out var session)
            && options.Time.GetUtcNow() - session.Began < options.SessionLifetime
            && parts[1] == session.User.ToString(CultureInfo.InvariantCulture)
                ? options.Users.FirstOrDefault(user => user.Id == session.User && user.Login == parts[0])
                : null;
    }

    public void Logout(SimulatedRequest request)
    {
        var words = (request.Header("Authorization") ?? "").Split(' ', 2);
        if (words.Length == 2 && Decode(words[1]) is { } credentials)
        {
            _sessions.Remove(credentials.Split(':')[^1]);
        }
    }

    public void EndAll() => _sessions.Clear();

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.Trim(), bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }
}
