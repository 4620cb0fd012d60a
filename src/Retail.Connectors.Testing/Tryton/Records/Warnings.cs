namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Questions of the server. The answer to one is used up by the call that it lets pass.</summary>
internal static class Warnings
{
    /// <exception cref="RpcError">The user has not answered it.</exception>
    public static void Ask(Work work, string name, string message)
    {
        var answer = work.Store["res.user.warning"].Holding("name", name).FirstOrDefault(answer => answer.Link("user") == work.User)
            ?? throw RpcError.Warning(name, message);
        if (answer["always"] is not true)
        {
            answer.Table.Remove(answer);
        }
    }
}
