namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>A call that fails: HTTP 200 and <c>error</c>, or an HTTP status with a page.</summary>
internal sealed class RpcError : Exception
{
    private RpcError(IReadOnlyList<object?> answer, int plainStatus, string plainText)
        : base(plainText)
    {
        Answer = answer;
        PlainStatus = plainStatus;
    }

    /// <summary>What stands under <c>error</c>.</summary>
    public IReadOnlyList<object?> Answer { get; }

    /// <summary>The status for a caller that did not send an id; for everybody if <see cref="IsPage"/>.</summary>
    public int PlainStatus { get; }

    /// <summary>True if the answer is a page, whatever the caller sent.</summary>
    public bool IsPage => Answer.Count == 0;

    public static RpcError User(string message, string description = "") =>
        new(["UserError", new object?[] { message, description, null }], 400, $"{message} - {description}");

    public static RpcError Warning(string name, string message) =>
        new(["UserWarning", new object?[] { name, message, "" }], 409, $"{message} - ");

    public static RpcError Concurrency() =>
        new(["ConcurrencyException", "Records were modified in the meanwhile"], 423, "Records were modified in the meanwhile");

    public static RpcError Login(string parameter, string message, string type) =>
        new(["LoginException", new object?[] { parameter, message, type }], 401, message);

    /// <summary>An error of the server's own code, such as a name it does not know.</summary>
    public static RpcError Python(string text) => new([text, ""], 500, text);

    public static RpcError Key(string name) => Python($"'{name}'");

    public static RpcError Page(int status) => new([], status, "");
}
