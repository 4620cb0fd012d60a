namespace Retail.Connectors.Testing.Odoo;

/// <summary>An error as the server words it: HTTP status, exception name, message.</summary>
internal sealed class OdooError(int status, string name, string message) : Exception(message)
{
    private static readonly Dictionary<int, string> Phrases = new()
    {
        [400] = "BadRequest",
        [401] = "Unauthorized",
        [404] = "NotFound",
        [422] = "UnprocessableEntity",
    };

    public int Status => status;

    public string Name => name;

    /// <summary>Whether <c>load</c> takes it for a plain refusal; other errors are reworded there.</summary>
    public bool IsUserError => name.StartsWith("odoo.exceptions.", StringComparison.Ordinal);

    public bool IsHttp => name.StartsWith("werkzeug.", StringComparison.Ordinal);

    /// <summary>The model and field of a missing mandatory value.</summary>
    public (string Model, string Field)? Required { get; private init; }

    /// <summary>The company that would be allowed to see the record.</summary>
    public (int Id, string Name)? SuggestedCompany { get; private init; }

    public static OdooError Http(int status, string message) => new(status, $"werkzeug.exceptions.{Phrases[status]}", message);

    public static OdooError User(string message) => new(422, "odoo.exceptions.UserError", message);

    public static OdooError Validation(string message) => new(422, "odoo.exceptions.ValidationError", message);

    public static OdooError Access(string message) => new(403, "odoo.exceptions.AccessError", message);

    public static OdooError Value(string message) => new(500, "builtins.ValueError", message);

    public static OdooError Type(string message) => new(500, "builtins.TypeError", message);

    public static OdooError Serialization() =>
        new(500, "psycopg2.errors.SerializationFailure", "could not serialize access due to concurrent update\n");

    public static OdooError OtherCompany(string message, int companyId, string companyName) =>
        new(403, "odoo.exceptions.AccessError", message) { SuggestedCompany = (companyId, companyName) };

    public static OdooError Missing(string model, IReadOnlyList<int> ids, int user = 0) => new(
        404,
        "odoo.exceptions.MissingError",
        $"Record does not exist or has been deleted.\n(Record: {model}({string.Join(", ", ids)}{(ids.Count == 1 ? "," : "")}), User: {user})");

    public static OdooError MissingValue(string model, string modelLabel, string field, string fieldLabel) =>
        new(422, "odoo.exceptions.ValidationError", $"The operation cannot be completed: {MissingValueText($"'{modelLabel}' ({model})", field, fieldLabel)}")
        {
            Required = (model, field),
        };

    public static string MissingValueText(string model, string field, string fieldLabel) =>
        $"Missing required value for the field '{fieldLabel}' ({field}).\nModel: {model}\n"
        + "- create/update: a mandatory field is not set\n"
        + "- delete: another model requires the record being deleted, you can archive it instead\n";
}
