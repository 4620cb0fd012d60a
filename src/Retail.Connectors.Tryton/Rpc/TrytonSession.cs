using System.Text;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>A login.</summary>
/// <param name="UserId">The user's id.</param>
/// <param name="Authorization">What stands in the <c>Authorization</c> header after <c>Session</c>.</param>
internal sealed record TrytonSession(long UserId, string Authorization)
{
    public static TrytonSession Of(string user, long userId, string key) =>
        new(userId, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{TrytonFormat.Id(userId)}:{key}")));
}
