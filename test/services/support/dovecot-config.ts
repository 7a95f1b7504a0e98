import { userInfo } from 'node:os';

interface Settings {
  folder: string;
  cert: string;
  key: string;
  imapPort: number;
  imapsPort: number;
  lmtpPort: number;
  mailFolder: string;
}

/** A whole configuration: nothing of the system's is read. As root the mail belongs to nobody, else to the own user. */
export async function configOf(at: Settings): Promise<string> {
  const me = userInfo();
  const isRoot = me.uid === 0;
  const user = isRoot ? 'nobody' : String(me.uid);
  const group = isRoot ? 'nogroup' : String(me.gid);
  const internal = isRoot
    ? ''
    : `default_internal_user = ${me.username}\ndefault_login_user = ${me.username}\ndefault_internal_group = ${me.gid}\n`;
  return `${internal}base_dir = ${at.folder}/run
state_dir = ${at.folder}/run
instance_name = prorab-test
log_path = ${at.folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${at.cert}
ssl_key = <${at.key}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:${at.mailFolder}/%u
mail_uid = ${user}
mail_gid = ${group}
first_valid_uid = 1
first_valid_gid = 1
mail_fsync = never
mail_max_userip_connections = 100
default_process_limit = 400
default_client_limit = 4000
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${at.mailFolder}/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
  mailbox Trash {
    special_use = \\Trash
    auto = create
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${at.imapPort}
  }
  inet_listener imaps {
    port = ${at.imapsPort}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${at.lmtpPort}
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
protocol lmtp {
  postmaster_address = postmaster@test.local
}
`;
}
